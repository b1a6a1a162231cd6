import { useState } from 'react'
import boat from '../img/boat.png'

// No image, whatever it looks like:
const snippet = '<img src="../img/boat.png">'

export function Counter() {
  const [count, setCount] = useState(0)
  return (
    <div>
      <img src={boat.src} width={48} />
      <button onClick={() => setCount(count + 1)}>{count}</button>
      <code>{snippet}</code>
    </div>
  )
}
