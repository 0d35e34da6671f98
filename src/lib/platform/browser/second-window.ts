/** A window of this page beside it, with nothing in it yet. */
export interface SecondWindow {
  readonly body: HTMLElement;
  readonly window: Window;
  /** Called once the window is gone, whoever closed it. */
  onclose: () => void;
  readonly close: () => void;
}

/**
 * Open a second window that belongs to this page: same origin, same policy, the page's own stylesheets and theme. Null
 * where the browser does not allow it.
 */
export function openSecondWindow(title: string, name: string): SecondWindow | null {
  const opened = window.open('', name, 'popup,width=720,height=820');
  if (!opened) return null;
  const { document: blank } = opened;
  dress(opened as Window & typeof globalThis, title);
  const second: SecondWindow = {
    body: blank.body,
    window: opened,
    onclose: () => undefined,
    close: () => opened.close(),
  };
  // Left to itself the window would stay behind with a page that nobody drives.
  addEventListener('pagehide', second.close);
  opened.addEventListener('pagehide', () => {
    removeEventListener('pagehide', second.close);
    second.onclose();
  });
  return second;
}

function dress(opened: Window & typeof globalThis, title: string): void {
  const { document: blank } = opened;
  blank.head.replaceChildren();
  blank.body.replaceChildren();
  blank.title = title;
  blank.documentElement.lang = document.documentElement.lang;
  const { theme } = document.documentElement.dataset;
  if (theme === undefined) delete blank.documentElement.dataset['theme'];
  else blank.documentElement.dataset['theme'] = theme;
  blank.adoptedStyleSheets = [...document.styleSheets].map((sheet) => copyOf(sheet, opened));
}

/** Rules are copied: what a blank document links to is not loaded in Chromium under a policy of 'self'. */
function copyOf({ cssRules, media }: CSSStyleSheet, opened: typeof globalThis): CSSStyleSheet {
  const copy = new opened.CSSStyleSheet({ media: media.mediaText });
  copy.replaceSync([...cssRules].map(({ cssText }) => cssText).join('\n'));
  return copy;
}
