/** What is said when somebody may be in danger, and the pause for a breath. */
export const safety = {
  breath: { title: 'One slow minute' },
}
