/** Filter, order and theme. The page says all that it says without it. */
export const pageScript = String.raw`
(() => {
  const root = document.documentElement;
  const theme = document.getElementById('theme');
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
  });

  const bar = document.getElementById('filter');
  if (!bar) return;
  bar.hidden = false;
  const list = document.getElementById('cards');
  // A page may hold ten thousand cards: they are looked at when the filter is used.
  let known = null;
  const listed = () =>
    (known ??= [...list.children].map((card, at) => ({
      card,
      at,
      words: new Set(card.dataset.k.split(' ')),
      amount: Number(card.dataset.a || 0),
      time: card.dataset.t,
    })));
  const text = bar.querySelector('input');
  const choices = [...bar.querySelectorAll('.by')];
  const sort = document.getElementById('sort');
  const status = bar.querySelector('[role=status]');
  const figure = (number) => number.toLocaleString(root.lang);
  const severity = (each) => ['error', 'warning', 'notice'].findIndex((word) => each.words.has(word));
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const orders = {
    listed: () => 0,
    amount: (a, b) => b.amount - a.amount,
    newest: (a, b) => compare(b.time, a.time),
    oldest: (a, b) => compare(a.time || '~', b.time || '~'),
    severity: (a, b) => severity(a) - severity(b),
  };

  const tell = (shown) => {
    status.textContent = bar.dataset.shown
      .replace('{shown}', figure(shown))
      .replace('{all}', figure(list.children.length));
  };
  const show = () => {
    const wanted = choices.map(({ value }) => value).filter(Boolean);
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const each of listed()) {
      let fits = wanted.every((word) => each.words.has(word));
      if (fits && words.length > 0) {
        each.text ??= each.card.textContent.toLowerCase();
        fits = words.every((word) => each.text.includes(word));
      }
      if (each.card.hidden === fits) each.card.hidden = !fits;
      if (fits) shown += 1;
    }
    tell(shown);
  };
  const arrange = () => {
    const order = orders[sort.value];
    list.append(...listed().toSorted((a, b) => order(a, b) || a.at - b.at).map(({ card }) => card));
  };

  let timer = 0;
  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  for (const choice of choices) choice.addEventListener('change', show);
  sort.addEventListener('change', arrange);
  bar.querySelector('button').addEventListener('click', () => {
    text.value = '';
    for (const choice of choices) choice.value = '';
    show();
  });
  // What a link leads to is shown, whatever the filter says.
  addEventListener('hashchange', () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card && card.hidden) {
      card.hidden = false;
      card.scrollIntoView();
    }
  });
  tell(list.children.length);
})();
`;
