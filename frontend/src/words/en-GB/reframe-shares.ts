import type { Locus } from '../../reframing/shares'

interface Place {
  label: string
  ideas: readonly string[]
}

/** Sharing out the reasons: where they can lie, and a few to pick from. */
export const shares = {
  intro: 'Everything else first. Your own part comes last, once two others stand there.',
  start: 'Pick two or three that had a hand in it.',
  ideas: 'What had a hand in it?',
  mineLater: 'Your own part comes after two others.',
  own: (place: string) => `In your own words (${place})`,
  ownHint: 'In a few words',
  where: 'Where it lies',
  add: 'Add it',
  reasons: 'Reasons so far',
  share: (label: string) => `Share of: ${label}`,
  percent: (share: number) => `${share} %`,
  changeable: 'Can change next time',
  changeableOf: (label: string) => `Can change next time: ${label}`,
  remove: (label: string) => `Take away: ${label}`,
  removed: (label: string) => `Taken away: ${label}`,
  full: 'Twelve is plenty.',
  picture: 'How it’s shared out',
  told: (label: string, share: number) => `${label}, ${share} %`,
  equal: 'They always add up to 100. Move one and the others make room.',
  loci: {
    them: {
      label: 'Them',
      ideas: ['They had done the job before', 'They knew somebody there', 'Their examples fitted better'],
    },
    process: {
      label: 'How it was run',
      ideas: ['It was a rushed interview', 'The brief was unclear', 'A tick-box form'],
    },
    market: {
      label: 'The market',
      ideas: ['A lot of people applied', 'They were cutting back', 'Few jobs like it here'],
    },
    fit: {
      label: 'The fit',
      ideas: ['They wanted other experience', 'Not quite my kind of job', 'Wrong place or hours'],
    },
    luck: { label: 'Luck', ideas: ['Who else happened to apply', 'A bad day', 'Technology let us down'] },
    me: {
      label: 'Me',
      ideas: [
        'I used one example too often',
        'I was short of examples',
        'I hadn’t read up enough',
        'I talked too fast',
      ],
    },
  } satisfies Record<Locus, Place>,
}
