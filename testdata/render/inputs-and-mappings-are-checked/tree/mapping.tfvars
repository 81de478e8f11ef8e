codebuild_imge = "build_image"
branch = ["a", 1]
artifact = "a"
