dependency "vpc" {
  config_pth = "../vpc"
}
