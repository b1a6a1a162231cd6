// Preloaded: the clock of this process jumps by days, forth and back, as on a laptop that wakes up or a container whose
// time is set.
const real = Date.now
const started = performance.now()
const days = [0, 30, -30, 9, -9, 400, -400]
Date.now = () => real() + days[Math.floor((performance.now() - started) / 70 + process.pid) % days.length] * 86_400_000
