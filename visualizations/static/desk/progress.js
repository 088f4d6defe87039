// A page that waits for a job: says its step as it goes, and shows the page itself once the job is over.
const place = document.querySelector("[data-job]");
const bar = document.querySelector("progress");
const PAUSE = 1000; // milliseconds between two questions

async function ask() {
  const answer = await fetch(place.dataset.job, { headers: { Accept: "application/json" } });
  if (!answer.ok) return null;
  return answer.json();
}

function tell(job) {
  if (job.doing && job.doing !== place.textContent) place.textContent = job.doing;
  if (job.total > 1) {
    bar.max = job.total;
    bar.value = job.done;
  }
}

async function follow() {
  const job = await ask();
  if (job && (job.state === "waiting" || job.state === "running")) {
    tell(job);
    setTimeout(follow, PAUSE);
  } else {
    location.reload();
  }
}

setTimeout(follow, PAUSE);
