/** Colours by what they mean; each text colour has a contrast of 4.5 and more on each ground it stands on, each bar 3 and more. */
const light = {
  ground: '#f4f6f8',
  panel: '#ffffff',
  ink: '#17212b',
  soft: '#4b5865',
  line: '#d8dee5',
  link: '#0b5394',
  error: '#a8201a',
  'error-ground': '#fdeceb',
  warning: '#7a4a00',
  'warning-ground': '#fff2d9',
  notice: '#1f5a8f',
  'notice-ground': '#e6f0fa',
  good: '#11633a',
  'good-ground': '#e2f3e9',
  mark: '#fff0b8',
  'bar-total': '#2b5c8a',
  'bar-in': '#1b7f72',
  'bar-out': '#c05a17',
  'bar-wait': '#7b62b3',
  'bar-open': '#b5302a',
  'bar-rest': '#6f7d8a',
};

const dark: Readonly<Record<keyof typeof light, string>> = {
  ground: '#10161d',
  panel: '#19222c',
  ink: '#e9eef3',
  soft: '#aab7c4',
  line: '#30404f',
  link: '#8cc4fb',
  error: '#ffa39b',
  'error-ground': '#3c1b19',
  warning: '#f5c772',
  'warning-ground': '#362a10',
  notice: '#a3cbf7',
  'notice-ground': '#172b40',
  good: '#86dbaa',
  'good-ground': '#133322',
  mark: '#54450f',
  'bar-total': '#6ba6df',
  'bar-in': '#45b7a8',
  'bar-out': '#ee8d52',
  'bar-wait': '#b39ae6',
  'bar-open': '#ff8078',
  'bar-rest': '#93a1af',
};

function declarations(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** A reader's choice in the page comes before that of the device; paper is light. */
export const palette = `
:root{color-scheme:light;${declarations(light)}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declarations(dark)}}}
@media screen{:root[data-theme=dark]{color-scheme:dark;${declarations(dark)}}}
`;
