import { Asking } from './asking.svelte'

/** Something only the server knows: fetched when the screen is made, and again on request. */
export class Fetched<T> {
  value = $state.raw<T>()
  readonly asking = new Asking()

  constructor(private readonly question: () => Promise<T>) {
    $effect(() => void this.fetch())
  }

  async fetch(): Promise<void> {
    await this.asking.run(async () => (this.value = await this.question()))
  }
}
