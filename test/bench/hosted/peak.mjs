// Preloaded: tells the parent the most memory that the process has held, in MiB.
process.on('exit', () => {
  console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`)
})
