image_tag = "1"
replicas  = 2
