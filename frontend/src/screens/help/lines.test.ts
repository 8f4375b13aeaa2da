import { describe, expect, it } from 'vitest'
import { callLink, countries, countryOf, helpIn, textLink } from './lines'

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
