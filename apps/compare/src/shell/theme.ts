import { h } from '../ui/dom.js';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const KEY = 'dmct-theme';

/** Steps through the device's own theme, light and dark. */
export function createThemeButton(): HTMLButtonElement {
  let theme = remembered();
  const button = h('button', {
    type: 'button',
    class: 'theme',
    onclick: () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
      apply();
    },
  });
  const apply = (): void => {
    document.documentElement.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
    button.replaceChildren(`Colours: ${theme}`);
    dispatchEvent(new Event('dmct-theme'));
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  apply();
  return button;
}

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}
