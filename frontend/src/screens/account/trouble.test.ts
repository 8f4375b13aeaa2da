import { beforeAll, describe, expect, it } from 'vitest'
import { Offline, Refused } from '../../store'
import { loadRestOfWords, loadWords, words } from '../../words'
import { troubleOf } from './trouble'

describe('a call that came to nothing', () => {
  beforeAll(async () => {
    await loadWords()
    await loadRestOfWords('person')
  })

  it('says when there is no signal', () => expect(troubleOf(new Offline())).toBe(words.account.trouble.offline))

  it('names what does not go together', () => {
    const wrong = new Refused(401, 'wrong-credentials', '')
    expect(troubleOf(wrong)).toContain('the e-mail and the password')
    expect(troubleOf(wrong, 'code')).toContain('the e-mail and the code')
    expect(troubleOf(wrong, 'password')).toBe('That’s not the password.')
  })

  it('says how long to wait, in whole minutes', () => {
    expect(troubleOf(new Refused(429, 'too-many-requests', '', [], 61))).toContain('2 minutes')
    expect(troubleOf(new Refused(429, 'too-many-requests', '', [], 5))).toContain('a minute')
  })

  it('has words for what nobody foresaw', () => {
    expect(troubleOf(new Refused(500, 'internal', ''))).toBe(words.account.trouble.other)
    expect(troubleOf(new Error('?'))).toBe(words.account.trouble.other)
  })
})
