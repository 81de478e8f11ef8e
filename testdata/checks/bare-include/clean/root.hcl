inputs = {
  team = "core"
}
