import { words } from './words'

/** How browsers name themselves, those first that also claim to be another. */
const browsers: [name: string, marks: RegExp][] = [
  ['Edge', /Edg/],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungB/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrom|CriOS/],
  ['Safari', /Safari/],
]
const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux']

/** What to call this device in the list of devices, such as `Chrome on Android`. */
export function deviceName(userAgent: string): string {
  const { browser, on } = words.account.devices
  const name = browsers.find(([, marks]) => marks.test(userAgent))?.[0] ?? browser
  const system = systems.find((each) => userAgent.includes(each))
  return system ? on(name, system) : name
}
