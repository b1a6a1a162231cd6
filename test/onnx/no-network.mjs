// Preloaded into a process and those that it starts: whoever opens a connection or asks for a name ends with code 99.
import dns from 'node:dns'
import net from 'node:net'

const refuse = () => process.exit(99)
net.Socket.prototype.connect = refuse
dns.lookup = refuse
dns.promises.lookup = refuse
