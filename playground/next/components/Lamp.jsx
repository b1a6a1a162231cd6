'use client'

import { useState } from 'react'
import lamp from './lamp.png'

export default function Lamp() {
  const [lit, light] = useState(false)
  return (
    <button type="button" onClick={() => light(!lit)}>
      <img src={lamp.src} /> {lit ? 'off' : 'on'}
    </button>
  )
}
