import Layout from '@theme/Layout'
import Card from '../components/Card'

export default function About() {
  return (
    <Layout title="About">
      <img src="/sub/img/anchor.png" />
      <Card />
    </Layout>
  )
}
