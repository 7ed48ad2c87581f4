"""The parts of `installers/build.py`: what goes into the app, and how each kind of package is made of it."""
