/** What the screen of a record that is one text says. */
export interface Texts {
  one: string
  new: { title: string; hint: string }
  /** What its box asks for. */
  text: string
}
