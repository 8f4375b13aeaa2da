import { expect, test } from 'vitest'
import { chance, oneOf } from './chance.testing'
import {
  addCause,
  inOrder,
  lessonsIn,
  mayAddMine,
  removeCause,
  setShare,
  sound,
  type Cause,
  type Locus,
} from './shares'

const cause = (locus: Locus, share: number, changeable = false): Cause => ({ label: locus, locus, share, changeable })
const shares = (causes: readonly Cause[]) => causes.map(({ share }) => share)
const sum = (causes: readonly Cause[]) => shares(causes).reduce((all, share) => all + share, 0)

const three = [cause('them', 50), cause('market', 30), cause('me', 20, true)]

test('the others make room as they stand to each other', () => {
  expect(shares(setShare(three, 2, 60))).toEqual([25, 15, 60])
  expect(shares(setShare(three, 0, 0))).toEqual([0, 60, 40])
})

test('others with nothing share alike, the first takes what is left over', () => {
  const all = setShare(three, 2, 100)
  expect(shares(all)).toEqual([0, 0, 100])
  expect(shares(setShare(all, 2, 1))).toEqual([50, 49, 1])
})

test('one cause alone has all of it', () => {
  expect(shares(setShare([cause('luck', 100)], 0, 10))).toEqual([100])
  expect(shares(addCause([], cause('luck', 3)))).toEqual([100])
})

test.each([
  [-5, 0],
  [250, 100],
  [Number.NaN, 0],
  [33.4, 33],
])('a share of %d becomes %d', (wanted, share) => {
  expect(setShare(three, 1, wanted)[1]?.share).toBe(share)
})

test('a place that does not exist changes nothing', () => {
  expect(setShare(three, 3, 10)).toEqual(three)
  expect(removeCause(three, 9)).toEqual(three)
})

test('one’s own part comes last, and not before two others', () => {
  const one = addCause([], cause('them', 0))
  expect(mayAddMine(one)).toBe(false)
  expect(addCause(one, cause('me', 0))).toEqual(one)
  const two = addCause(one, cause('market', 0))
  const mine = addCause(two, cause('me', 0))
  expect(addCause(mine, cause('luck', 0)).map(({ locus }) => locus)).toEqual(['them', 'market', 'luck', 'me'])
})

test('a cause that goes leaves its share to the others', () => {
  expect(removeCause(three, 0)).toEqual([cause('market', 60), cause('me', 40, true)])
  expect(removeCause([cause('fit', 100)], 0)).toEqual([])
})

test('only what is one’s own and can change becomes a lesson', () => {
  const all = [cause('them', 40, true), cause('me', 30), cause('me', 30, true), cause('me', 0, true)]
  expect(lessonsIn(all)).toEqual([cause('me', 30, true)])
})

test('a stored value in any state is shown in order and adding up', () => {
  expect(sound([cause('me', 500), cause('luck', -3), cause('fit', Number.NaN)])).toEqual([
    cause('luck', 0),
    cause('fit', 0),
    cause('me', 100),
  ])
  expect(shares(sound([cause('luck', 0), cause('fit', 0), cause('them', 0)]))).toEqual([34, 33, 33])
})

const LOCI: readonly Locus[] = ['me', 'them', 'process', 'market', 'fit', 'luck']

test.each(Array.from({ length: 100 }, (_, seed) => seed))(
  'whatever is done, whole shares add up to a hundred (seed %i)',
  (seed) => {
    const next = chance(seed)
    let causes: Cause[] = []
    for (let step = 0; step < 30; step += 1) {
      const at = Math.floor(next() * causes.length)
      const others = causes.filter(({ locus }) => locus !== 'me').length
      const added = cause(oneOf(next, LOCI), 0)
      const kind = oneOf(next, ['add', 'set', 'set', 'remove'] as const)
      if (kind === 'add' && added.locus === 'me' && others < 2) expect(addCause(causes, added)).toEqual(causes)
      if (kind === 'add') causes = addCause(causes, added)
      if (kind === 'set') causes = setShare(causes, at, next() * 120 - 10)
      if (kind === 'remove') causes = removeCause(causes, at)
      expect(sum(causes)).toBe(causes.length > 0 ? 100 : 0)
      expect(shares(causes).every((share) => Number.isInteger(share) && share >= 0)).toBe(true)
      expect(inOrder(causes)).toEqual(causes)
      expect(sound(causes)).toEqual(causes)
    }
  },
)
