import { afterEach, expect, test, vi } from 'vitest'
import { decode } from '../../reframing/decode'
import { countOf, meansOf, readMessage } from './decoding'

afterEach(() => void vi.restoreAllMocks())

const LETTER = `Dear Sam,

Thank you for taking the time to meet us on Monday. Unfortunately, on this occasion you have not been successful.
Your answer about the budget lacked detail.

We’ll keep your CV on file.
Kind regards,
A. Jones`

const shown = async (message: string) =>
  (await readMessage(message)).map(({ sort, lines }) => [sort, ...lines.map(({ text }) => text.trim().slice(0, 12))])

test('form words stand together, what was written for this person apart, and a name counts as neither', async () => {
  expect(await shown(LETTER)).toEqual([
    ['plain', 'Dear Sam,'],
    ['stock', 'Thank you fo', 'Unfortunatel'],
    ['specific', 'Your answer '],
    ['stock', 'We’ll keep y', 'Kind regards'],
    ['plain', 'A. Jones'],
  ])
  expect(countOf(await readMessage(LETTER))).toEqual([4, 5])
})

test('a short reason is not taken for a name', async () => {
  expect(await shown('Unfortunately, on this occasion you have not been successful. Too slow on SQL.')).toEqual([
    ['stock', 'Unfortunatel'],
    ['specific', 'Too slow on '],
  ])
  expect(await shown('Too slow')).toEqual([['specific', 'Too slow']])
})

test.each([LETTER, '  \n ', '🙃🙃', 'لم نتمكن من المضي قدمًا.', '<b>We’ll keep your CV on file.</b>'])(
  'nothing that has words is left out or changed, and reading it twice shows the same: %j',
  async (message) => {
    const once = await readMessage(message)
    const lines = decode(message).filter(({ text }) => text.trim())
    expect(once.flatMap((run) => run.lines)).toEqual(lines)
    expect(await readMessage(message)).toEqual(once)
  },
)

test('who signed a letter is no part of what it says, however long the name of the team', async () => {
  const runs = await readMessage(
    'Your answer on stock control was thin.\n\nKind regards,\nPriya Shah\nTalent Acquisition and Early Careers Team\nBrightwell Housing',
  )
  expect(runs.map(({ sort }) => sort)).toEqual(['specific', 'stock', 'plain'])
})

test('what a phrase means is said once however often it stands in a line', async () => {
  const [run] = await readMessage('We’ll keep your CV on file, and we’ll keep your details on file.')
  expect(meansOf(run!.lines[0]!)).toHaveLength(1)
})

test('a message as long as one may be leaves room for taps, and one that was changed meanwhile is given up', async () => {
  const long = 'We had a very high number of candidates for this role and each of them was good. '.repeat(600)
  // A slow phone: each sentence takes longer than anybody should wait for a tap.
  let at = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (at += 50))
  let taps = 0
  const tapping = setInterval(() => (taps += 1))
  const runs = await readMessage(long)
  clearInterval(tapping)
  expect(taps).toBeGreaterThan(3)
  expect(countOf(runs)).toEqual([600, 600])
  expect(await readMessage(long, () => false)).toEqual([])
})
