import { afterEach, describe, expect, it, vi } from 'vitest'
import { callLink, countries, countryOf, deviceCountry, helpIn, textLink } from './lines'

describe('helplines', () => {
  it('are those of the country the time zone lies in', () => {
    expect(countryOf('Europe/London')).toBe('GB')
    expect(countryOf('Antarctica/Troll')).toBeNull()
  })

  it('begin with the emergency number everywhere', () => {
    for (const { country } of countries) expect(helpIn(country).emergency.number, country).toMatch(/^\d{3}$/)
    expect(helpIn(null).emergency.number).toBe('112')
  })

  it('have the directories of the world where no country fits', () => {
    expect(helpIn('XX').lines).toEqual([])
    expect(helpIn('XX').directories.length).toBeGreaterThan(0)
  })

  it('can be called and texted with one tap', () => {
    expect(callLink('0800 58 58 58')).toBe('tel:0800585858')
    expect(textLink({ number: '85258', message: 'SHOUT' })).toBe('sms:85258?&body=SHOUT')
    expect(textLink({ number: '0477 13 11 14', message: null } as never)).toBe('sms:0477131114')
  })
})

describe('the country', () => {
  const zone = process.env.TZ

  afterEach(() => {
    process.env.TZ = zone
    vi.unstubAllGlobals()
  })

  it.each([
    ['Europe/Dublin', 'IE'],
    ['America/New_York', 'US'],
    ['America/Toronto', 'CA'],
    ['Australia/Perth', 'AU'],
    ['Pacific/Auckland', 'NZ'],
    ['Europe/London', 'GB'],
    ['Asia/Tokyo', ''],
  ])('of %s is "%s"', (name, country) => {
    process.env.TZ = name
    expect(deviceCountry()).toBe(country)
  })

  it('chosen on this device wins over the time zone, “somewhere else” too', () => {
    process.env.TZ = 'Europe/London'
    for (const chosen of ['NZ', '']) {
      vi.stubGlobal('localStorage', { getItem: () => chosen })
      expect(deviceCountry()).toBe(chosen)
    }
  })
})
