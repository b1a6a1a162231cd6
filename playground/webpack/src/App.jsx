import { useSyncExternalStore } from 'react'
import { About } from './About'
import { Home } from './Home'

const subscribe = (listen) => {
  window.addEventListener('hashchange', listen)
  return () => window.removeEventListener('hashchange', listen)
}

export function App() {
  const path = useSyncExternalStore(subscribe, () => location.hash)
  return path === '#/about' ? <About /> : <Home />
}
