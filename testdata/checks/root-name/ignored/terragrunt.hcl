inputs = { # strata:ignore root-name

  team = "core"
}
