// What the tests of every screen run inside the page.
globalThis.looking = (() => {
  const CONTROLS = 'a[href], button, input, select, textarea, summary'
  /** Half a pixel is rounding. */
  const SLACK = 1
  /** WCAG's large text, in CSS pixels: 18 pt, or 14 pt in bold. */
  const LARGE = 24
  const LARGE_BOLD = 18.66

  const nameOf = (element) => {
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent
    return `${element.localName} "${label.trim().replace(/\s+/g, ' ').slice(0, 40)}"`
  }

  /** What has just come holds taps off for a moment, so that none meant for something else hits it. */
  const guarded = () => controls().some((each) => getComputedStyle(each).pointerEvents === 'none')

  /** Everything that moves has come to rest; a change of colour is passed down from element to element. */
  async function still() {
    for (let quiet = 0; quiet < 2;) {
      const moving = document.getAnimations()
      for (const each of moving) {
        if (each.effect?.getComputedTiming().endTime === Infinity) each.cancel()
        else each.finish()
      }
      quiet = moving.length || guarded() ? 0 : quiet + 1
      await new Promise(requestAnimationFrame)
    }
  }

  async function axe(only) {
    await still()
    const rules = only ? { runOnly: { type: 'rule', values: only } } : { rules: { 'target-size': { enabled: true } } }
    const { violations } = await globalThis.axe.run(document, {
      ...rules,
      resultTypes: ['violations'],
      preload: false,
      iframes: false,
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    )
  }

  /** Where somebody can look and tap now: a dialog, if one is open. */
  const stage = () => document.querySelector('dialog[open]') ?? document.body

  function controls() {
    // A skip link is cut away until it has the focus.
    const shown = (each) => each.checkVisibility() && getComputedStyle(each).clipPath === 'none'
    return [...stage().querySelectorAll(CONTROLS)].filter(shown)
  }

  /** A finger on a label reaches what it labels. */
  const reaches = (control, hit) =>
    hit !== null && (control.contains(hit) || [...(control.labels ?? [])].some((label) => label.contains(hit)))

  function covered(control, { width, height }) {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const box = control.getBoundingClientRect()
    if (box.left < -SLACK || box.right > width + SLACK) return [`outside the screen: ${nameOf(control)}`]
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, width)]
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, height)]
    const inset = Math.min(6, (right - left) / 3, (bottom - top) / 3)
    const places = [
      [(left + right) / 2, (top + bottom) / 2],
      [(left + right) / 2, top + inset],
      [(left + right) / 2, bottom - inset],
      [left + inset, (top + bottom) / 2],
      [right - inset, (top + bottom) / 2],
    ]
    // The bar at the foot of the screen may cover the ends of what is taller than the room above it.
    const room = document.querySelector('body > nav, #app > nav')?.getBoundingClientRect().top ?? height
    for (const [x, y] of box.height > room ? places.slice(3) : places) {
      const hit = document.elementFromPoint(x, y)
      if (!reaches(control, hit)) return [`covered: ${nameOf(control)} by ${hit?.localName}.${hit?.classList}`]
    }
    return []
  }

  const floats = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true
    return false
  }

  /** The part of an element's box that what it scrolls in lets through. */
  function seen(element) {
    let { left, right, top, bottom } = element.getBoundingClientRect()
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible') continue
      const frame = at.getBoundingClientRect()
      left = Math.max(left, frame.left)
      right = Math.min(right, frame.right)
      top = Math.max(top, frame.top)
      bottom = Math.min(bottom, frame.bottom)
    }
    return { left, right, top, bottom }
  }

  function overlapping(all) {
    const found = []
    const boxes = all.filter((each) => !floats(each)).map((each) => [each, seen(each)])
    boxes.forEach(([one, a], index) => {
      for (const [two, b] of boxes.slice(index + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (wide > SLACK && high > SLACK && !one.contains(two)) found.push(`overlap: ${nameOf(one)}, ${nameOf(two)}`)
      }
    })
    return found
  }

  /** The pieces of text inside an element that are there to be seen. */
  function wordsIn(element) {
    const found = []
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: text } = texts
      const { parentElement: holder } = text
      if (text.data.trim() && !holder.closest('.quiet, option') && holder.checkVisibility()) found.push(text)
    }
    return found
  }

  function linesOf(text) {
    const range = document.createRange()
    range.selectNodeContents(text)
    return [...range.getClientRects()]
  }

  /** A control's own words stay inside it. */
  function cut(control) {
    const box = control.getBoundingClientRect()
    const lines = wordsIn(control).flatMap((text) => linesOf(text))
    const out = lines.some(({ left, right }) => left < box.left - SLACK || right > box.right + SLACK)
    return out ? [`words outside: ${nameOf(control)}`] : []
  }

  function wide(width) {
    const { scrollWidth } = document.documentElement
    const frame = stage()
    const found = []
    if (scrollWidth > width + SLACK) found.push(`the page is ${scrollWidth} px wide`)
    if (frame.scrollWidth > frame.clientWidth + SLACK) found.push(`${frame.localName} scrolls sideways`)
    return found
  }

  function astray(direction) {
    return [...stage().querySelectorAll('svg.directional')].flatMap((chevron) => {
      const turned = getComputedStyle(chevron).scale.startsWith('-1')
      return turned === (direction === 'rtl') ? [] : [`points the wrong way: ${nameOf(chevron.parentElement)}`]
    })
  }

  async function faults({ width, height, direction }) {
    document.documentElement.dir = direction
    await still()
    const all = controls()
    const found = [...wide(width), ...overlapping(all), ...astray(direction)]
    for (const control of all) found.push(...covered(control, { width, height }), ...cut(control))
    document.documentElement.dir = 'ltr'
    scrollTo(0, 0)
    return found
  }

  /** Every line of words that stands over the picture, with its colour; the words themselves go, to show what is behind. */
  async function wordsOver(selector) {
    await still()
    const found = []
    for (const text of [...document.querySelectorAll(selector)].flatMap(wordsIn)) {
      const { color, fontSize, fontWeight } = getComputedStyle(text.parentElement)
      const size = parseFloat(fontSize)
      const least = size >= LARGE || (size >= LARGE_BOLD && fontWeight >= 700) ? 3 : 4.5
      for (const { x, y, width, height } of linesOf(text))
        found.push({ name: text.data.trim(), color, least, box: [x, y, width, height] })
    }
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${selector} * { color: transparent !important } ${selector} header svg { visibility: hidden }`)
    document.adoptedStyleSheets = [sheet]
    return found
  }

  function showWords() {
    document.adoptedStyleSheets = []
  }

  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

  async function contrast(picture, words) {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const scale = image.width / innerWidth
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true })
    context.drawImage(image, 0, 0)
    return words.flatMap(({ name, color, least, box }) => {
      const [x, y, width, height] = box.map((part) => Math.round(part * scale))
      const ink = luminance(color.match(/[\d.]+/g).map(Number))
      const { data } = context.getImageData(x, y, Math.max(width, 1), Math.max(height, 1))
      let worst = Infinity
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] < 255) continue
        const behind = luminance(data.subarray(at, at + 3))
        worst = Math.min(worst, (Math.max(ink, behind) + 0.05) / (Math.min(ink, behind) + 0.05))
      }
      return worst < least ? [`${worst.toFixed(2)}:1 instead of ${least}:1 behind "${name}"`] : []
    })
  }

  return { axe, faults, wordsOver, showWords, contrast }
})()
