// Loaded into the host's process before anything else: when the portal is gone, however it went, the host stops too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
