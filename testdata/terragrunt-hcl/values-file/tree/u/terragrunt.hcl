inputs = {
  stage = values.stage
}
