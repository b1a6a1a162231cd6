import DefaultTheme from 'vitepress/theme'
import type { Theme } from 'vitepress'
import Frame from '../components/Frame.vue'
import Layout from './Layout.vue'

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('Frame', Frame)
  },
} satisfies Theme
