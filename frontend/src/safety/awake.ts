/** Keeps the screen on where the phone lets it, also after a look at another app; returns how to stop. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined
  let stopped = false
  async function ask(): Promise<void> {
    if (document.visibilityState !== 'visible') return
    // Refused with a low battery, and missing in some browsers: then the screen goes dark as it always does.
    const given = await navigator.wakeLock?.request('screen').catch(() => undefined)
    if (stopped) void given?.release()
    else lock = given
  }
  const again = () => void ask()
  document.addEventListener('visibilitychange', again)
  again()
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  }
}
