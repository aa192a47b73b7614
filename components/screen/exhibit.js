// Puts our own escaped markup on the page, tells of choices, copies, and fetches what was not sent with it.
function mapView() {
  // The map tells no one where the reader has moved it; what it was drawn with last stands in its own properties.
  const parts = document.querySelectorAll('[data-testid="stDeckGlJsonChart"] *');
  for (const part of parts) {
    const name = Object.keys(part).find((key) => key.startsWith('__reactFiber$'));
    for (let node = name && part[name], steps = 0; node && steps < 30; node = node.return, steps += 1) {
      const view = node.memoizedProps && node.memoizedProps.viewState;
      if (view && Number.isFinite(view.longitude) && Number.isFinite(view.zoom)) { return view; }
    }
  }
  return null;
}
async function copyText(text) {
  if (navigator.clipboard) { return navigator.clipboard.writeText(text); }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
// A wheel over a map scrolls the page, as everywhere on it; with Ctrl it zooms the map. On the stage there is nothing to scroll.
document.addEventListener('wheel', (event) => {
  const isOver = event.target.closest && event.target.closest('[data-testid="stDeckGlJsonChart"]');
  if (isOver && !event.ctrlKey && !event.metaKey && !document.querySelector('.k-stage')) { event.stopImmediatePropagation(); }
}, { capture: true, passive: true });
const scheme = matchMedia('(prefers-color-scheme: dark)');
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  // Light or dark is known on the server only when it runs again.
  scheme.onchange = () => setTimeout(setTriggerValue, 500, 'chosen', 'scheme');
  const root = parentElement.querySelector('.k-root') || parentElement;
  root.className = 'k-root ' + (data.dark ? 'k-dark' : 'k-light');
  if (data.lang) { document.documentElement.lang = data.lang; }
  const choose = (chosen) => {
    if ('full' in chosen.dataset && document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen().catch(() => {});
    }
    window.kairoChosen = chosen.dataset.select;
    setTriggerValue('chosen', chosen.dataset.select);
  };
  root.onkeydown = (event) => {
    // A button answers to these keys by itself, a group of a drawing does not.
    if (event.target.matches('g[data-select]') && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(event.target);
    }
  };
  root.onclick = (event) => {
    const away = event.target.closest('a[href^="http"]');
    if (away) { away.target = '_blank'; away.rel = 'noopener noreferrer'; }
    const chosen = event.target.closest('[data-select]');
    if (chosen) { choose(chosen); }
    const copied = event.target.closest('[data-copy]');
    if (copied) {
      const { copy, link, done } = copied.dataset;
      copyText(link === undefined ? copy : location.origin + location.pathname + '?' + copy).then(() => {
        copied.textContent = done;
      });
    }
  };
  if (root.dataset.content === data.version) {
    keepView(root, setTriggerValue);
    return;
  }
  root.dataset.content = data.version;
  const next = document.createElement('div');
  next.innerHTML = data.html;
  const put = () => {
    if (root.dataset.content !== data.version) { return; }
    const choices = () => [...root.querySelectorAll('[data-select]')];
    const held = choices().indexOf(document.activeElement);
    root.replaceChildren(...next.childNodes);
    if (held >= 0 && choices()[held]) { choices()[held].focus({ preventScroll: true }); }
    watch(root);
    keepView(root, setTriggerValue);
    const opened = root.querySelector('[data-opened]');
    if (opened && (data.reached || opened.dataset.opened === window.kairoChosen)) {
      window.kairoChosen = null;
      opened.scrollIntoView({ block: 'start' });
    }
  };
  // What the reader looks at stays until the new body is there; on an empty page its place is shown at once.
  const bodies = [...next.querySelectorAll('[data-body]')].map(fill);
  if (bodies.length && root.childElementCount) { Promise.all(bodies).then(put); } else { put(); }
}
async function fill(place) {
  try {
    const answer = await fetch(place.dataset.body);
    if (answer.ok) {
      place.innerHTML = await answer.text();
      watch(place);
    }
  } catch (error) { console.error(error); }
  place.removeAttribute('aria-busy');
}
function keepView(root, setTriggerValue) {
  root.querySelectorAll('[data-keep-view]').forEach((button) => {
    const look = (tries) => {
      button.hidden = !mapView();
      if (button.hidden && tries) { setTimeout(look, 700, tries - 1); }
    };
    look(20);
    button.onclick = () => {
      const now = mapView();
      if (now) { setTriggerValue('chosen', 'at=' + [now.longitude.toFixed(3), now.latitude.toFixed(3), now.zoom.toFixed(2)]); }
    };
  });
}
function watch(root) {
  root.querySelectorAll('details[data-load]').forEach((part) => {
    part.ontoggle = async () => {
      const place = part.querySelector('.k-fetched');
      if (part.open && place && !place.dataset.done) {
        place.dataset.done = 'yes';
        const answer = await fetch(part.dataset.load);
        if (answer.ok) {
          place.innerHTML = await answer.text();
          watch(place);
        }
      }
    };
  });
}
