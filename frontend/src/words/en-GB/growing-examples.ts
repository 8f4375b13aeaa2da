/** Things that happened, told so that they answer a question. */
export const examples = {
  title: 'Examples',
  one: 'Example',
  hint: 'Things you did, told so that they answer a question.',
  add: 'Add an example',
  addHint: 'Four short parts. Each is kept as you type.',
  name: 'What to call it',
  parts: {
    situation: 'Situation: where and when',
    task: 'Task: what was to be done',
    action: 'Action: what you did',
    result: 'Result: what came of it',
  },
  skills: 'What it shows',
  skillNames: {
    calm: 'Keeping calm',
    organising: 'Organising',
    teamwork: 'Teamwork',
    leading: 'Leading',
    listening: 'Listening',
    explaining: 'Explaining',
    customers: 'Customers',
    solving: 'Solving problems',
    learning: 'Learning fast',
    detail: 'Eye for detail',
    technical: 'Technical',
    persistence: 'Sticking at it',
  } as Record<string, string>,
  blank: 'An example, no name yet',
  used: 'Where you’ve planned to use it',
  unused: 'In no interview yet.',
  usedIn: (interviews: number) =>
    interviews === 0 ? 'Not used yet' : interviews === 1 ? 'In 1 interview' : `In ${interviews} interviews`,
  empty: {
    title: 'No examples yet',
    text: 'Start with one thing you’re glad you did. It needn’t be grand.',
  },
}
