import { untrack } from 'svelte'
import { signedIn } from '../../owner'
import { Asking } from './asking.svelte'

/** Something only the server knows: fetched when the screen is made, if somebody is signed in, and again on request. */
export class Fetched<T> {
  value = $state.raw<T>()
  readonly asking = new Asking()

  constructor(private readonly question: () => Promise<T>) {
    // Once: the outcome of asking is no reason to ask again.
    $effect(() => untrack(() => void (signedIn() && this.fetch())))
  }

  async fetch(): Promise<void> {
    await this.asking.run(async () => (this.value = await this.question()))
  }
}
