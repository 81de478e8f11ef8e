dependency "vpc" {
  config_path = "../nowhere"
}

dependencies {
  paths = ["../nowhere"]
}
