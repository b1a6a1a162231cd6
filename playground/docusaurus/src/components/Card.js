import Link from '@docusaurus/Link'
import sail from '@site/static/img/sail.png'

/** <img src="./nothing.png"> in a comment */
export default function Card() {
  return (
    <div className="card">
      <img src={sail} />
      <Link to="/more">
        <img src={require('@site/static/img/logo.png').default} />
      </Link>
    </div>
  )
}
