/** Small choices of this device only, never synced. A browser that keeps none just forgets them. */

type Name =
  | 'theme'
  | 'country'
  | 'keys-off'
  | 'install-offered'
  | 'persist-asked'
  | 'code-unkept'
  | 'code-asked'
  | 'pushes'
  | 'pushes-offered'

const key = (name: Name): string => `onwards.${name}`

export function recall(name: Name): string | null {
  try {
    return localStorage.getItem(key(name))
  } catch {
    return null
  }
}

/** Keeps a choice; null forgets it. */
export function remember(name: Name, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key(name))
    else localStorage.setItem(key(name), value)
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}
