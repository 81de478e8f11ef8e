dependencies {
  paths = ["../gone", "../queue"]
}
