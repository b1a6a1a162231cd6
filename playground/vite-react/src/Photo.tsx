export function Photo({ file, label }: { file: string; label?: string }) {
  return <img src={file} alt={label} width={48} />
}
