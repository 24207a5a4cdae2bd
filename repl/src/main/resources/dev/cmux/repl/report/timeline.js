
'use strict';

/** Small builders: what came from a page or a task gets into the document as text only. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

function duration(ms) {
  if (ms < 1000) return `${ms} ms`;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 60) return `${minutes} m ${String(Math.round(seconds) % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} m`;
}

/**
 * When each job ran, in as many lanes as jobs ran at once. Long pauses, such as the night between a run and its resumption, are drawn short.
 */
class Timeline {
  constructor(canvas, tip, jobs, open) {
    this.canvas = canvas;
    this.tip = tip;
    this.pen = canvas.getContext && canvas.getContext('2d');
    this.shown = null;
    this.jobs = jobs.slice().sort((a, b) => a.start - b.start);
    this.assignLanes();
    this.compressPauses();
    canvas.addEventListener('mousemove', event => this.point(event));
    canvas.addEventListener('mouseleave', () => { this.tip.hidden = true; });
    canvas.addEventListener('click', event => { const job = this.at(event); if (job) open(job); });
    canvas.setAttribute('aria-label', `When each of ${this.jobs.length} jobs ran, in ${this.lanes.length} lanes; the table below has the same times.`);
    if (typeof matchMedia === 'function') {
      const scheme = matchMedia('(prefers-color-scheme: dark)');
      if (scheme.addEventListener) scheme.addEventListener('change', () => this.draw());
    }
    addEventListener('resize', () => this.draw());
  }

  assignLanes() {
    this.lanes = [];
    for (const job of this.jobs) {
      let lane = this.lanes.findIndex(jobs => jobs[jobs.length - 1].end <= job.start);
      if (lane < 0) lane = this.lanes.push([]) - 1;
      this.lanes[lane].push(job);
      job.lane = lane;
    }
  }

  /** Stretches of time in which something ran, each with its place on a ruler where pauses are short. */
  compressPauses() {
    const busy = [];
    for (const job of this.jobs) {
      const last = busy[busy.length - 1];
      if (last && job.start <= last.end) last.end = Math.max(last.end, job.end);
      else busy.push({ start: job.start, end: job.end });
    }
    const total = busy.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0) || 1;
    const long = Math.max(total / 4, 2000);
    this.stretches = [];
    let place = 0;
    for (const stretch of busy) {
      const last = this.stretches[this.stretches.length - 1];
      if (last && stretch.start - last.end < long) {
        place += stretch.end - last.end;
        last.end = stretch.end;
      } else {
        if (last) place += total / 40;
        this.stretches.push({ start: stretch.start, end: stretch.end, place });
        place += stretch.end - stretch.start;
      }
    }
    this.length = place || 1;
  }

  /** How long something ran, without the long pauses. */
  busyMs() {
    return this.stretches.reduce((sum, stretch) => sum + stretch.end - stretch.start, 0) || 1;
  }

  x(time) {
    let found = this.stretches[0];
    for (const stretch of this.stretches) if (stretch.start <= time) found = stretch;
    return (found.place + Math.min(time, found.end) - found.start) / this.length * this.width;
  }

  show(jobs) {
    this.shown = jobs && new Set(jobs);
    this.draw();
  }

  draw() {
    if (!this.pen || !this.canvas.clientWidth) return;
    const ratio = devicePixelRatio || 1;
    const lanes = this.lanes.length;
    this.laneHeight = Math.max(3, Math.min(18, Math.floor(260 / lanes)));
    this.width = this.canvas.clientWidth;
    const height = lanes * this.laneHeight + 24;
    this.canvas.style.height = `${height}px`;
    this.canvas.width = this.width * ratio;
    this.canvas.height = height * ratio;
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue(name).trim();
    const pen = this.pen;
    pen.scale(ratio, ratio);
    pen.clearRect(0, 0, this.width, height);
    this.drawRuler(pen, color, lanes * this.laneHeight);
    const colors = { ok: color('--ok'), failed: color('--bad') };
    const gap = this.laneHeight > 5 ? 2 : 1;
    // Failed jobs last: where thousands share a few pixels, they must be seen.
    for (const status of ['ok', 'failed']) {
      pen.fillStyle = colors[status];
      for (const job of this.jobs) {
        if (job.status !== status) continue;
        pen.globalAlpha = this.shown && !this.shown.has(job) ? 0.14 : status === 'ok' && !this.shown ? 0.62 : 1;
        const left = this.x(job.start);
        const wide = Math.max(1.5, this.x(job.end) - left - 0.75);
        pen.fillRect(left, job.lane * this.laneHeight, wide, this.laneHeight - gap);
      }
    }
    pen.globalAlpha = 1;
  }

  drawRuler(pen, color, bottom) {
    pen.font = '11px system-ui, sans-serif';
    pen.lineWidth = 1;
    const first = this.stretches[0].start;
    const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200].map(s => s * 1000);
    const step = steps.find(ms => ms / this.length * this.width > 90) || 86400000;
    this.stretches.forEach((stretch, i) => {
      const right = this.x(stretch.end);
      for (let time = stretch.start; time <= stretch.end; time += step) {
        const x = Math.round(this.x(time)) + 0.5;
        pen.strokeStyle = color('--soft');
        pen.beginPath();
        pen.moveTo(x, 0);
        pen.lineTo(x, bottom + 4);
        pen.stroke();
        const text = time === first ? '0' : i > 0 && time === stretch.start ? clock(time) : duration(time - stretch.start);
        pen.fillStyle = color('--faint');
        if (x + pen.measureText(text).width + 4 < (time === stretch.start ? this.width : right + 2)) pen.fillText(text, x, bottom + 18);
      }
    });
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const lane = this.lanes[Math.floor((event.clientY - box.top) / this.laneHeight)];
    if (!lane) return null;
    const x = event.clientX - box.left;
    let nearest = null;
    for (const job of lane) {
      const away = Math.max(this.x(job.start) - x, x - this.x(job.end), 0);
      if (away < 4 && (!nearest || away < nearest.away)) nearest = { job, away };
    }
    return nearest && nearest.job;
  }

  point(event) {
    const job = this.at(event);
    this.tip.hidden = !job;
    if (!job) return;
    this.tip.textContent = `${job.label} · ${duration(job.durationMs)}${job.error ? ` · ${job.error.code}` : ''}`;
    const box = this.canvas.parentNode.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 12, box.width - this.tip.offsetWidth - 8);
    this.tip.style.left = `${Math.max(8, left)}px`;
    this.tip.style.top = `${event.clientY - box.top + 16}px`;
  }
}

function clock(time) {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => String(part).padStart(2, '0')).join(':');
}
