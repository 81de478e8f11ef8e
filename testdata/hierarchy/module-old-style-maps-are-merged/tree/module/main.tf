variable "tags" {
  type = "map"

  default = {
    A = "def"
    B = "def"
  }
}

variable "labels" {
  default {
    B = "def"
  }
}

variable "text" {
  type = "map"

  default {
    B = "def"
  }
}
