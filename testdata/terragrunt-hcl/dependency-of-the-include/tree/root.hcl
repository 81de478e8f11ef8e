inputs = {
  q = dependency.d.outputs.k
}
