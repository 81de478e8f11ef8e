codebuild_image = []
defaults = "x"
