// Keys, the notes, and type that shrinks until a slide's rows fit; what still doesn't is counted.
const SMALLEST = 0.76;
const NARROWEST = 0.5;
const TINY = 0.6;
const FEW = 5;
const FOOT = 64;
function fit(more, rest) {
  const place = document.querySelector('.k-fit');
  if (!place) { return; }
  const main = place.closest('.stMainBlockContainer');
  const frame = main.getBoundingClientRect();
  const scale = frame.width / main.offsetWidth;
  const room = main.offsetHeight - FOOT - (place.getBoundingClientRect().top - frame.top) / scale;
  place.style.height = room + 'px';
  const rows = [...place.querySelectorAll('tbody tr, .k-statements li, .k-flags li')];
  const note = document.querySelector('.k-left');
  rows.forEach((row) => { row.hidden = false; });
  const wide = () => [...place.querySelectorAll('.k-scroll')].some((one) => one.scrollWidth > one.clientWidth + 1);
  let size = 1;
  place.style.fontSize = '';
  while ((size > SMALLEST && place.scrollHeight > room + 1) || (size > NARROWEST && wide())) {
    size -= 0.04;
    place.style.fontSize = size + 'rem';
  }
  let left = 0;
  const full = () => place.scrollHeight > room + 1;
  const cut = () => {
    rows.forEach((row) => { row.hidden = false; });
    left = 0;
    while (full() && rows.length - left > 1) {
      left += 1;
      rows[rows.length - left].hidden = true;
    }
  };
  cut();
  while (left && rows.length - left < FEW && size > TINY) {
    size -= 0.04;
    place.style.fontSize = size + 'rem';
    cut();
  }
  if (note) { note.textContent = left + rest ? more.replace('{n}', left + rest) : ''; }
}
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector('.k-root') || parentElement;
  const page = document.documentElement;
  if (root.dataset.content !== data.version) {
    root.innerHTML = data.html;
    root.dataset.content = data.version;
  }
  root.className = 'k-root k-stage ' + (data.dark ? 'k-dark' : 'k-light');
  page.lang = data.lang;
  const notes = root.querySelector('.k-speaker');
  const show = () => { if (notes) { notes.hidden = page.dataset.notes !== 'yes'; } };
  show();
  root.dataset.at = data.at;
  const go = (to) => {
    const wanted = Math.min(Math.max(to, 1), data.last);
    if (wanted !== Number(root.dataset.at)) {
      root.dataset.at = wanted;
      setTriggerValue('chosen', 'go=' + wanted);
    }
  };
  const toggle = () => { page.dataset.notes = page.dataset.notes === 'yes' ? '' : 'yes'; show(); };
  const leave = () => {
    if (document.fullscreenElement) { document.exitFullscreen(); }
    setTriggerValue('chosen', 'leave=1');
  };
  root.onclick = (event) => {
    const chosen = event.target.closest('[data-select]');
    if (event.target.closest('[data-notes]')) { toggle(); }
    else if (event.target.closest('[data-leave]')) { leave(); }
    else if (chosen) { setTriggerValue('chosen', chosen.dataset.select); }
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    const at = Number(root.dataset.at);
    const steps = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 1, End: data.last };
    if (event.key in steps) { go(steps[event.key]); }
    else if (event.key === 'n' || event.key === 'N') { toggle(); }
    else if (event.key === 'Escape') { if (data.close) { setTriggerValue('chosen', data.close); } else { leave(); } }
    else { return; }
    event.preventDefault();
    event.stopPropagation();
  };
  const full = () => {
    if (document.fullscreenElement) { page.dataset.full = 'yes'; }
    else if (page.dataset.full === 'yes') { page.dataset.full = ''; setTriggerValue('chosen', 'leave=1'); }
  };
  const again = () => fit(data.more, data.rest);
  const main = document.querySelector('.stMainBlockContainer') || document.body;
  const seen = new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length && !(change.target.closest && change.target.closest('.k-left')))) { again(); }
  });
  seen.observe(main, { childList: true, subtree: true });
  again();
  if (document.fonts) { document.fonts.ready.then(again); }
  if (page.kairoStage) { page.kairoStage(); }
  document.addEventListener('keydown', press, true);
  document.addEventListener('fullscreenchange', full);
  page.kairoStage = () => {
    seen.disconnect();
    document.removeEventListener('keydown', press, true);
    document.removeEventListener('fullscreenchange', full);
    page.kairoStage = null;
  };
  return () => { if (page.kairoStage) { page.kairoStage(); } };
}
