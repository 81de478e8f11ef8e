size = "common"
tags = {
  a = "common"
}
