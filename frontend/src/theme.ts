import { recall, remember } from './device-memory'

export type Theme = 'system' | 'light' | 'dark'

/** The colours chosen on this device. */
export function theme(): Theme {
  const chosen = recall('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Paints the page in the chosen colours; the browser's own frame follows. */
export function applyTheme(): void {
  const chosen = theme()
  const root = document.documentElement
  if (chosen === 'system') delete root.dataset.theme
  else root.dataset.theme = chosen
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset.media ??= meta.media
    const own = meta.dataset.media.includes('dark') ? 'dark' : 'light'
    meta.media = chosen === 'system' ? meta.dataset.media : chosen === own ? 'all' : 'not all'
  }
}

export function chooseTheme(chosen: Theme): void {
  remember('theme', chosen === 'system' ? null : chosen)
  applyTheme()
}
