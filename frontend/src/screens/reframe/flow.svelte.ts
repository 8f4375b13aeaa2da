import { untrack } from 'svelte'
import type { CrisisLevel } from '../../hints/crisis'
import type { ThoughtHints } from '../../hints/hints'
import { boxOf, type Step } from '../../reframing/cards'
import type { Ask } from '../../reframing/lights'
import { ranked, suggested, withAsked, withChoice } from '../../reframing/remembered'
import { gatesOf, situationOf, type Known } from '../../reframing/situation'
import { isHeavy } from '../../reframing/stages'
import { byId, showing, themesIn } from '../../reframing/themes'
import { dismissedAt, recall } from '../../safety/dismissals.svelte'
import { session } from '../../session.svelte'
import { instant, textLimit, type RecordView } from '../../store'
import { Asking } from './asking.svelte'
import type { OnThisDevice } from './device.svelte'
import { Hinting, thoughtHints } from './hinting.svelte'
import type { Reframing } from './reframing.svelte'

export interface Around {
  device: OnThisDevice
  knockback: RecordView | null
  /** The latest check-in's. */
  mood: number | null
  /** Something keeps coming up in feedback. */
  recurringTheme: boolean
  /** It was strong, and the person carried on. */
  settled: boolean
  /** A crisis card was waved away at it. */
  grave: boolean
}

/** What is written on cards that a grave thought is spared. */
const onDoubtingCards: readonly string[] = ['evidence_for', 'evidence_against', 'causes']

/** A reframe on screen with all that is known around it: hints, questions, and what this device remembers. */
export class Flow {
  readonly thoughtHints: Hinting<ThoughtHints>
  readonly asking: Asking
  /** The texts that stand in boxes now, by field. */
  typed = $state.raw<Readonly<Record<string, string | undefined>>>({})
  /** The cards above the texts, by field: 0 none or waved away, 1 the calm one, 2 the crisis card. */
  alarms = $state.raw<Readonly<Record<string, CrisisLevel>>>({})
  settled = $state(false)
  /** What was asked for beside the lights in this sitting, and whether it is good enough by now. */
  asks = $state.raw<readonly Ask[]>([])
  enough = $state(false)
  readonly heavy = $derived.by(() => isHeavy(this.reframing.number('intensity_before')) && !this.settled)
  /** Traps that were learnt about in this sitting. */
  #learnt: readonly string[] = []

  constructor(
    readonly reframing: Reframing,
    readonly around: Around,
  ) {
    this.settled = around.settled
    reframing.grave = around.grave
    this.thoughtHints = new Hinting(thoughtHints(() => this.text('thought')))
    // A question that was put just now must not stand back for having been put.
    const { remembered } = around.device
    this.asking = new Asking({
      prompts: () => this.device.prompts,
      gates: () => gatesOf(this.#known),
      situation: (card) =>
        situationOf(card, {
          ...this.#known,
          remembered: { ...this.device.remembered, asked: remembered.asked, lastTrap: remembered.lastTrap },
        }),
      asked: (choice) => this.device.learn((known) => withAsked(known, choice, Date.now())),
    })
  }

  get device(): OnThisDevice {
    return this.around.device
  }

  /** What stands in a field, typed or kept. */
  text(field: string): string {
    return this.typed[field] ?? this.reframing.text(field)
  }

  /** A text on screen is too long to be kept. */
  get tooLong(): boolean {
    return Object.values(this.typed).some((text) => [...(text ?? '')].length > textLimit)
  }

  /** A field came under a crisis card, or from under it. */
  alarm(field: string, level: CrisisLevel): void {
    untrack(() => (this.alarms = { ...this.alarms, [field]: level }))
    // A box under a caret stays where it is, and its crisis card with it.
    if (level === 2) this.reframing.heed(!onDoubtingCards.includes(field))
  }

  /** The gravest card that stands. */
  get level(): CrisisLevel {
    return Math.max(0, ...Object.values(this.alarms)) as CrisisLevel
  }

  get crisis(): boolean {
    return this.level === 2
  }

  get concern(): boolean {
    return this.level === 0 && (this.thoughtHints.found?.fairConcern ?? false)
  }

  /** Traps that may be in the thought, with the words that led to them; three at most. */
  get suggestions() {
    return this.level > 0 ? [] : suggested(this.thoughtHints.found?.flags ?? [], this.device.remembered)
  }

  /** No trap can be pointed out, so all are there to be looked through. */
  get familiar(): boolean {
    return this.level === 0 && this.thoughtHints.known && this.suggestions.length === 0
  }

  /** Every trap, the likelier ones first. */
  inOrder<One extends { id: string }>(traps: readonly One[]): One[] {
    const chances = this.thoughtHints.found?.traps ?? {}
    return ranked(
      traps.map((trap) => ({ ...trap, p: chances[trap.id] ?? 0 })),
      this.device.remembered,
    )
  }

  /** The trap card was left: what was suggested and what was chosen is learnt from, once. */
  learnChoice(): void {
    const [chosen, hurts] = [this.reframing.list('traps'), this.reframing.value('just_hurts') === true]
    const offered = this.suggestions.map(({ id }) => id)
    if (!hurts && chosen.length === 0) return
    const all = [...offered, ...chosen]
    if (all.every((id) => this.#learnt.includes(id))) return
    this.#learnt = [...this.#learnt, ...all]
    this.device.learn((known) => withChoice(known, offered, chosen))
  }

  /** Chooses the question for a card that comes on screen. */
  ask(card: Step | 'before'): void {
    const box = card === 'before' ? card : boxOf(card)
    untrack(() => this.asking.enter(box))
  }

  get #known(): Known {
    const { reframing } = this
    return {
      hints: this.thoughtHints.found,
      level: this.level,
      grave: reframing.grave,
      justHurts: reframing.value('just_hurts') === true,
      traps: reframing.list('traps'),
      intensity: reframing.number('intensity_before'),
      mood: this.around.mood,
      news: this.around.knockback ? instant(this.around.knockback.occurred_at) : null,
      recurringTheme: this.around.recurringTheme,
      remembered: this.device.remembered,
      now: Date.now(),
    }
  }
}

/** Whether something keeps coming up in what is in this diary. */
async function hasTheme(): Promise<boolean> {
  const all = async (kind: string) => (await session.diary.timeline({ kinds: [kind], limit: Infinity })).items
  const [items, own, knockbacks] = await Promise.all([all('feedback_item'), all('theme'), all('knockback')])
  return showing(themesIn(items, byId(knockbacks)), own).length > 0
}

/** What is around a reframe that begins or goes on. */
export async function lookAround(
  id: string | null,
  knockback: string | undefined,
  device: OnThisDevice,
): Promise<Around> {
  const { diary } = session
  const [about, latest, recurringTheme, settled] = await Promise.all([
    knockback ? diary.get(knockback) : undefined,
    diary.timeline({ kinds: ['check_in'], limit: 1 }),
    hasTheme(),
    id ? diary.memory.get<boolean>(`${id}/settled`).catch(() => undefined) : undefined,
    id ? recall(id) : undefined,
    device.load(),
  ])
  return {
    device,
    knockback: about?.type === 'knockback' && !about.binned_at ? about : null,
    mood: (latest.items[0]?.doc.mood as number | undefined) ?? null,
    recurringTheme,
    settled: settled ?? false,
    grave: id !== null && dismissedAt(id)?.level === 2,
  }
}
