"""What this computer gives and keeps from the app: its disk, memory, processes, the installed files, the network."""
