/** Hands a text to the browser as a file to keep. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The file as other apps on this device would take it, null where they cannot. */
export function shareable(name: string, text: string, type = 'text/plain'): ShareData | null {
  // Sharing knows few types; plain text is one of them.
  const data = { files: [new File([text], name, { type })] }
  return navigator.canShare?.(data) ? data : null
}
