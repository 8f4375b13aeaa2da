/** From the thought that hurts to a fairer one. */
export const reframe = {
  title: 'Reframe',
}
