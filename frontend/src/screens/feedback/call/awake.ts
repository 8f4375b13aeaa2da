/** Keeps the screen lit until it is told to stop, where the browser can; coming back to the app lights it again. */
export function keepAwake(): () => void {
  let lock: Promise<WakeLockSentinel | undefined> = Promise.resolve(undefined)
  const hold = () => {
    // A phone that saves its battery says no; the screen then goes dark when it always does.
    if (document.visibilityState === 'visible')
      lock = Promise.resolve(navigator.wakeLock?.request('screen')).catch(() => undefined)
  }
  document.addEventListener('visibilitychange', hold)
  hold()
  return () => {
    document.removeEventListener('visibilitychange', hold)
    void lock.then((held) => held?.release())
  }
}
