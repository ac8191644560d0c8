"""Measurements that anyone can repeat on their machine: ``gjnews bench``."""
